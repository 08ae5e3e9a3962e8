// Makes an activity safe for Web Chat. A field of an unexpected shape makes Web Chat throw while it draws, and the whole chat goes blank; so
// what we don't know is left out, and what we know is built anew, field by field.

const known = new Set(['message', 'typing', 'event', 'endOfConversation']);
const schema = 'https://schema.org';
const limit = { citations: 50, actions: 12 };

/** @param {object} activity As it arrived. @returns {object} The same, safe to draw. */
export function safeActivity(activity) {
  const given = isObject(activity) ? activity : {};
  const from = isObject(given.from) ? given.from : {};
  const fromUser = from.role === 'user';
  const safe = {
    ...given,
    type: known.has(given.type) ? given.type : 'event',
    from: { ...from, id: text(from.id) ?? 'bot', role: fromUser ? 'user' : 'bot' },
    channelData: isObject(given.channelData) ? given.channelData : {},
    entities: fromUser ? [] : entities(given.entities),
    // Never sent by us, and what they hold isn't ours to check.
    attachments: [],
  };
  if (Number.isNaN(Date.parse(text(given.timestamp)))) {
    safe.timestamp = new Date().toISOString();
  }
  if (given.text !== undefined) {
    safe.text = text(given.text) ?? '';
  }
  if (safe.type === 'message') {
    safe.text ??= '';
    safe.textFormat = fromUser ? 'plain' : given.textFormat === 'plain' ? 'plain' : 'markdown';
  }
  safe.suggestedActions = actions(given.suggestedActions);
  for (const name of ['attachmentLayout', 'speak', 'inputHint', 'localTimestamp', 'summary']) {
    delete safe[name];
  }
  if (!safe.suggestedActions) {
    delete safe.suggestedActions;
  }
  return safe;
}

function entities(given) {
  const message = (Array.isArray(given) ? given : []).find(e => isObject(e) && e['@id'] === '' && text(e.type)?.startsWith(schema) && e['@type'] === 'Message');
  return message ? [{
    type: `${schema}/Message`, '@type': 'Message', '@context': schema, '@id': '',
    citation: list(message.citation, limit.citations).map(citation).filter(Boolean),
    potentialAction: list(message.potentialAction, limit.actions).map(feedback).filter(Boolean),
  }] : [];
}

function citation(given) {
  const appearance = isObject(given?.appearance) ? given.appearance : {};
  const name = text(appearance.name);
  const url = webAddress(appearance.url);
  if (!Number.isInteger(given?.position) || !name) {
    return null;
  }
  const safe = { '@type': 'Claim', position: given.position, appearance: { '@type': 'DigitalDocument', name, abstract: text(appearance.abstract) ?? '' } };
  const slogan = text(given.claimInterpreter?.slogan);
  if (slogan) {
    safe.claimInterpreter = { '@type': 'Project', name: text(given.claimInterpreter.name) ?? '', slogan };
  }
  if (url) {
    safe.appearance.url = url;
  } else {
    safe.appearance.text = text(appearance.text) ?? text(appearance.abstract) ?? name; // without an address, Web Chat insists on a text
  }
  return safe;
}

function feedback(given) {
  const id = text(given?.['@id']);
  return id && (given['@type'] === 'LikeAction' || given['@type'] === 'DislikeAction')
    ? { '@type': given['@type'], '@id': id, actionStatus: given.actionStatus === 'CompletedActionStatus' ? 'CompletedActionStatus' : 'PotentialActionStatus' }
    : null;
}

function actions(given) {
  const safe = list(given?.actions, limit.actions)
    .filter(a => isObject(a) && a.type === 'imBack' && text(a.value))
    .map(a => ({ type: 'imBack', title: text(a.title) ?? a.value, value: a.value }));
  return safe.length ? { actions: safe, to: [] } : undefined;
}

function webAddress(value) {
  const parsed = text(value) && URL.canParse(value, location.href) ? new URL(value, location.href) : null;
  return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:') ? parsed.href : undefined;
}

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value, most) => (Array.isArray(value) ? value.slice(0, most) : []);
const text = value => (typeof value === 'string' && value.length > 0 ? value : undefined);
