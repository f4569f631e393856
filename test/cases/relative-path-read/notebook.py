# %%
def first_line(name):
    with open(name) as file:
        return file.readline().strip()


# %%
first_line('data.txt')
