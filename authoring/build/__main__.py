from authoring.build.notebooks import main

main()
