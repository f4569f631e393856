SEEN = []


def area(r):
    SEEN.append(r)
    return len(SEEN)
