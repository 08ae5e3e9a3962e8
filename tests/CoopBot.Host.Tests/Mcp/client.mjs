// Lists and calls all tools with the npm client of the Model Context Protocol, and prints what came as one JSON object.
// Arguments: http URL, or stdio COMMAND ARGUMENT…
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [kind, target, ...rest] = process.argv.slice(2);
const transport = kind === "http"
  ? new StreamableHTTPClientTransport(new URL(target))
  : new StdioClientTransport({ command: target, args: rest, env: process.env, stderr: "ignore" });
const client = new Client({ name: "tests", version: "1.0.0" });
await client.connect(transport);
const call = async (name, args) => (await client.callTool({ name, arguments: args })).structuredContent;
const { tools } = await client.listTools();
const { resources } = await client.listResources();
const result = {
  tools: tools.map((t) => ({ name: t.name, schemas: Boolean(t.inputSchema && t.outputSchema) })),
  ask: await call("ask", { question: "How high is the tower?" }),
  check: await call("check", { claim: "The tower is 40 m high." }),
  search: await call("search", { query: "the tower's height" }),
  read: await call("read_document", { id: "tower" }),
  missing: (await client.callTool({ name: "read_document", arguments: { id: "none" } })).isError,
  resource: (await client.readResource({ uri: resources[0].uri })).contents[0].text,
};
await client.close();
process.stdout.write(JSON.stringify(result));
