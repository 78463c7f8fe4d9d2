using System.Collections.Concurrent;

namespace Deploy.Engine.Clients;

/// <summary>The calls one of whose tries may have reached AWS without an answer: what became of them is not known, whatever a later try is told.</summary>
public sealed class LostAnswers
{
    /// <summary>The header by which the SDK names a call, the same for all its tries.</summary>
    public const string InvocationHeader = "amz-sdk-invocation-id";

    private readonly ConcurrentDictionary<string, bool> _lost = new(StringComparer.Ordinal);

    /// <summary>How many calls there are so far.</summary>
    public int Count => _lost.Count;

    /// <summary>Notes a try without an answer.</summary>
    public void Add(string invocation) => _lost[invocation] = true;

    /// <summary>True where a try of the call had no answer.</summary>
    public bool Contains(string? invocation) => invocation is not null && _lost.ContainsKey(invocation);
}
