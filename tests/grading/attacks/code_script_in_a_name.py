"""HTML and a formula where a name belongs."""
E = type("<script>alert(1)</script>", (ValueError,), {})
def squares(x): raise E(";=1+1\t=cmd|' /C calc'!A0")
def mean(numbers): raise E("＝1+1")
