# %%
class Field:
    names = []

    def __set_name__(self, owner, name):
        self.names.append(name)


class Named:
    def __set_name__(self, owner, name):
        self.name = name


# %%
print(Field.names)


# %%
class Person:
    age = Field()


class Place:
    town = Named()

    def label(self):
        return 'place'


# %%
print(Field.names, Place().label())
