# %%
class Cleaner:
    def run(self, texts):
        def clean(text):
            return text.strip()
        return [clean(text) for text in texts]

# %%
print(Cleaner().run([" b "]))
