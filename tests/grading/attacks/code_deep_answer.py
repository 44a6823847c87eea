"""Brackets that no parser likes."""
exec("squares = " + "(" * 3000 + "1" + ")" * 3000)
