# %%
import xml.dom.minidom

# %%
import xml.etree.ElementTree


# %%
def tags(text):
    root = xml.etree.ElementTree.fromstring(text)
    return [root.tag, xml.dom.minidom.parseString(text).documentElement.tagName]


# %%
tags('<a/>')
