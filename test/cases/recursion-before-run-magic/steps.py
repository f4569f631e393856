def countdown(n):
    return ['script']
