// %%
interface State {
  readonly text: string;
}
type Node = (state: State) => Promise<State>;
class Graph {
  readonly nodes = new Map<string, Node>();
  addNode(name: string, node: Node): this {
    this.nodes.set(name, node);
    return this;
  }
  async run(state: State): Promise<State> {
    let current = state;
    for (const [name, node] of this.nodes) {
      console.log(name, node.name);
      current = await node(current);
    }
    return current;
  }
}

// %%
const graph = new Graph();
const model = { factor: Number(process.env.SOLIDIFY_UNSET ?? 2) };
console.log(model.factor);

// %%
async function callModel(state: State): Promise<State> {
  return { text: state.text.repeat(model.factor) };
}

async function review(state: State): Promise<State> {
  return { text: `${state.text}, reviewed ${model.factor} times` };
}

// %%
graph.addNode("agent", callModel);
graph.addNode("review", (state) => review(state));
console.log((await graph.run({ text: "ab" })).text);
