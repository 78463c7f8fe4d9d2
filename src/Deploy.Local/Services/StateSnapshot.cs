namespace Deploy.Local.Services;

/// <summary>All documents of the state at one moment.</summary>
public sealed record StateSnapshot(IReadOnlyDictionary<(string Name, string Region), byte[]?> Documents);
