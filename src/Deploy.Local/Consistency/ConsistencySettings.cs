namespace Deploy.Local.Consistency;

/// <summary>Body of <c>POST /_local/consistency</c>: how far behind its writes Local's reads are.</summary>
public sealed record ConsistencySettings
{
    /// <summary>How many reads of each operation still answer as before a write of the same service. Default 0: every read sees every write.</summary>
    public int InvisibleReads { get; init; }

    /// <summary>For how long after a write that goes on at most, in seconds of Local's clock. Default 2.</summary>
    public double Seconds { get; init; } = 2;

    /// <summary>Lists of replies come in an arbitrary order, except where AWS documents one.</summary>
    public bool ShuffleLists { get; init; }

    /// <summary>Of the arbitrary order. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Writes that name what is not visible yet are refused as AWS refuses what does not exist, as often as reads do not see it.</summary>
    public bool RefuseYoung { get; init; }

    /// <summary>The services that it holds for, by Local's names. Default: all but STS. The image registry is always up to date.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>What is wrong with the settings; null: nothing.</summary>
    public string? Problem =>
        InvisibleReads < 0 ? "invisibleReads is a number from 0."
        : !double.IsFinite(Seconds) || Seconds < 0 ? "seconds is a number from 0."
        : null;
}
