"""Returns a list that contains itself."""
answer = []
answer.append(answer)
def squares(x): return answer
mean = squares
