// %%
import { Annotation, END, StateGraph } from "npm:@langchain/langgraph@1";
import { ChatPromptTemplate } from "npm:@langchain/core/prompts";
import type { BaseMessage } from "npm:@langchain/core/messages";
import { tool } from "npm:@langchain/core/tools";
import { z } from "npm:zod@4";

// %%
const AgentState = Annotation.Root({
  messages: Annotation<BaseMessage[]>({ reducer: (x, y) => x.concat(y), default: () => [] }),
  rounds: Annotation<number>,
});

// %%
const prompt = ChatPromptTemplate.fromMessages([["system", "Count to {top}."]]);
const multiply = tool((input: { a: number; b: number }) => String(input.a * input.b), {
  name: "multiply",
  schema: z.object({ a: z.number(), b: z.number() }),
});
const tools = [multiply];

// %%
const count = async (state: typeof AgentState.State) => {
  await prompt.invoke({ top: String(state.rounds) });
  return { rounds: state.rounds + 1 };
};
const callTool = async (state: typeof AgentState.State) => tools[0].invoke({ a: state.rounds, b: 21 });
const next = (state: typeof AgentState.State) => (state.rounds < 2 ? "count" : END);

// %%
const graph = new StateGraph(AgentState).addNode("count", count).addConditionalEdges("count", next).compile();
console.log(graph, callTool);
