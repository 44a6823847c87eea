"""An error that is quoted in the grader's notes: a formula, a link and a picture that do something where an instructor reads them."""
def squares(x): raise ValueError(r"StudentObject $\href{javascript:alert('ALERT')}{marks}$ [x](javascript:alert(1)) <img src=x onerror=alert(1)>")
def mean(numbers): raise ValueError(r"StudentCallable \(\require{html}\style{position:fixed}{x}\)")
raise NameError(r"name 'np' is not defined \href{javascript:alert(1)}{x}")
