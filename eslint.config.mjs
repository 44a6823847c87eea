import js from "@eslint/js";
import globals from "globals";

export default [
    { ignores: ["utils/widgets/bundles/", "site/_build/", ".venv/", "runs/"] },
    js.configs.recommended,
    {
        languageOptions: { globals: globals.browser },
        rules: {
            "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
            eqeqeq: "error",
            "prefer-const": "error",
            "no-var": "error",
            "no-restricted-syntax": [
                "error",
                {
                    selector:
                        "ObjectPattern > Property[key.name=/^(valueOf|toString|toLocaleString|constructor|hasOwnProperty)$/]",
                    message: "Every object has one of that name, so a default is never used. Choose another name.",
                },
            ],
        },
    },
];
