// %%
/** @jsx h */
function h(tag, attributes, ...children) {
  return typeof tag === "function" ? tag({ ...attributes, children }) : `<${tag}>${children.join("")}</${tag}>`;
}

const Row = ({ children }) => <tr>{children}</tr>;

// %%
/** @jsx h */
console.log(<Row>a</Row>);
