// %%
import { ChatOpenAI } from "npm:@langchain/openai@0.6";
import { Annotation, StateGraph, END } from "npm:@langchain/langgraph";
import { HumanMessage, type BaseMessage, AIMessage } from "npm:@langchain/core/messages";
import { z } from "npm:zod@3";
import type { Document } from "npm:@langchain/core/documents";

// %%
const model = new ChatOpenAI({ model: "gpt-4o-mini", temperature: 0 });
const loader = await Promise.resolve({ load: () => [] as Document[] });
const docs = loader.load();

// %%
interface AgentState {
  messages: BaseMessage[];
  documents: Document[];
}

// %%
/** Formats documents. */
function formatDocs(documents: Document[]): string {
  return documents.map((doc) => doc.pageContent).join("\n\n");
}

// %%
async function callModel(state: AgentState) {
  const response = await model.invoke(state.messages);
  return { messages: [response] };
}

// %%
const retrieve = async (state: AgentState) => {
  const documents = docs.filter((d) => d.pageContent.includes(String(state.messages.at(-1)?.content)));
  return { documents };
};

// %%
const shouldContinue = (state: AgentState) => {
  const last = state.messages[state.messages.length - 1] as AIMessage;
  return last.tool_calls?.length ? "tools" : END;
};

// %%
const isFinal = (message: BaseMessage) => message instanceof AIMessage;
class GradeSchema {
  readonly schema = z.object({ grade: z.enum(["yes", "no"]) });
}

// %%
console.log(formatDocs([]), new HumanMessage("x"));
