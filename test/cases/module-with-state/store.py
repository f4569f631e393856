SEEN = []


def remember(x):
    SEEN.append(x)
    return len(SEEN)
