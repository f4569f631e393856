# %%
def clean(rows):
    """Rows without blanks."""
    out = []
    for row in rows:
        out.append(row.strip())  # both ends
    return out

# %%
print(clean([" a", "b "]))
