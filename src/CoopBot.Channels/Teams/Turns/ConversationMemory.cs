namespace CoopBot.Channels.Teams.Turns;

/// <summary>What each person asked last in a conversation, so that a follow-up is understood. In memory: a restart forgets it.</summary>
internal sealed class ConversationMemory
{
    private const int Questions = 8;
    private const int People = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Conversation, string User), LinkedListNode<Person>> people = [];
    private readonly LinkedList<Person> byUse = new();

    /// <summary>The person's earlier questions, oldest first.</summary>
    public IReadOnlyList<string> Of(string conversation, string user)
    {
        lock (gate)
        {
            return people.TryGetValue((conversation, user), out LinkedListNode<Person>? person) ? [.. person.Value.Asked.Select(static q => q.Text)] : [];
        }
    }

    /// <summary>Remembers a question.</summary>
    public void Add(string conversation, string user, string? id, string text)
    {
        lock (gate)
        {
            if (people.TryGetValue((conversation, user), out LinkedListNode<Person>? known))
            {
                byUse.Remove(known);
            }
            else
            {
                people[(conversation, user)] = known = new LinkedListNode<Person>(new Person(conversation, user, []));
            }

            byUse.AddLast(known);
            known.Value.Asked.Add(new Asked(id, text));
            if (known.Value.Asked.Count > Questions)
            {
                known.Value.Asked.RemoveAt(0);
            }

            if (people.Count > People && byUse.First is { } oldest)
            {
                people.Remove((oldest.Value.Conversation, oldest.Value.User));
                byUse.RemoveFirst();
            }
        }
    }

    /// <summary>Puts new words in place of a message's; null forgets it.</summary>
    public void Change(string conversation, string? id, string? text)
    {
        lock (gate)
        {
            foreach (Person person in byUse.Where(p => p.Conversation == conversation))
            {
                int at = person.Asked.FindIndex(q => id is not null && q.Id == id);
                if (at >= 0 && text is null)
                {
                    person.Asked.RemoveAt(at);
                }
                else if (at >= 0)
                {
                    person.Asked[at] = new Asked(id, text!);
                }
            }
        }
    }

    /// <summary>Forgets a conversation.</summary>
    public void Forget(string conversation)
    {
        lock (gate)
        {
            foreach (LinkedListNode<Person> person in people.Where(p => p.Key.Conversation == conversation).Select(static p => p.Value).ToList())
            {
                people.Remove((person.Value.Conversation, person.Value.User));
                byUse.Remove(person);
            }
        }
    }

    private sealed record Asked(string? Id, string Text);

    private sealed record Person(string Conversation, string User, List<Asked> Asked);
}
