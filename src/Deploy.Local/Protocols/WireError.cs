using System.Text.Json.Nodes;

namespace Deploy.Local.Protocols;

/// <summary>An error before it is written in a protocol's form.</summary>
public sealed record WireError(string Code, string Message, int Status, JsonObject? Details = null);
