namespace Deploy.Generators.Analysis.Programs;

/// <summary>What the code of a program says of the addresses that it listens on.</summary>
internal sealed record AddressFacts
{
    /// <summary>Nothing can be told: there is no web server, there are several, or its addresses come from elsewhere.</summary>
    public static AddressFacts Unknown { get; } = new();

    /// <summary>Whether this is all that the code says, and what is left comes from settings.</summary>
    public bool AreKnown { get; init; }

    /// <summary>In which runs it holds.</summary>
    public Reached Reached { get; init; }

    /// <summary>What <c>Listen…</c> of Kestrel says: it wins over all URLs. Null: nothing.</summary>
    public IReadOnlyList<ListenAddress>? Endpoints { get; init; }

    /// <summary>What <c>UseUrls</c>, <c>Urls.Add</c> or <c>Run(url)</c> says: it wins over URLs of settings. Null: nothing.</summary>
    public IReadOnlyList<ListenAddress>? Urls { get; init; }
}
