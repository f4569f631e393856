# %%
def unit():
    return 'old'


class Panel:
    def __init__(self, text):
        self.text = text

    def draw(self):
        return caption(self.text)


panel = Panel('x'.strip())


def caption(text):
    return text + ' ' + unit()


# %%
panel.draw()

# %%
def unit():
    return 'new'


# %%
panel.draw()
