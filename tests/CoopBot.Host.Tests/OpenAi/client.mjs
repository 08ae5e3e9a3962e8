// Asks CoopBot with the npm client of OpenAI's protocol, whole and streamed, and prints what came as one JSON object.
import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.argv[2], apiKey: process.argv[3], maxRetries: 0 });
const messages = [
  { role: "system", content: "Say that everything is fine." },
  { role: "user", content: "How high is the tower?" },
  { role: "assistant", content: "40 m." },
  { role: "user", content: [{ type: "text", text: "When was it built?" }] },
];

const models = (await client.models.list()).data.map((m) => m.id);
const whole = await client.chat.completions.create({ model: "coopbot", messages });
let streamed = "";
let annotations = [];
let finish = null;
for await (const chunk of await client.chat.completions.create({ model: "coopbot", messages, stream: true })) {
  const choice = chunk.choices[0];
  streamed += choice?.delta?.content ?? "";
  annotations = annotations.concat(choice?.delta?.annotations ?? []);
  finish = choice?.finish_reason ?? finish;
}

let error = null;
try {
  await client.chat.completions.create({ model: "none", messages });
} catch (e) {
  error = { status: e.status, code: e.code, type: e.type, param: e.param };
}

const helped = await client.chat.completions.stream({ model: "coopbot", messages }).finalContent();
process.stdout.write(JSON.stringify({
  models, whole: whole.choices[0].message.content, wholeAnnotations: whole.choices[0].message.annotations, streamed, annotations, finish, error, helped,
}));
