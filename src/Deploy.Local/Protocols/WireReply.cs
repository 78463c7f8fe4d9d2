namespace Deploy.Local.Protocols;

/// <summary>A reply as it goes on the wire.</summary>
public sealed record WireReply(int Status, string ContentType, byte[] Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
