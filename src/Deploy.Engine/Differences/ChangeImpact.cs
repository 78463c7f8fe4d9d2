namespace Deploy.Engine.Differences;

/// <summary>What a change does to what runs, from least to most.</summary>
public enum ChangeImpact
{
    /// <summary>Nothing that runs notices: tags, descriptions.</summary>
    None,

    /// <summary>The resource is changed where it is; no task is replaced.</summary>
    InPlace,

    /// <summary>Tasks are replaced one after the other.</summary>
    RollingRestart,

    /// <summary>The resource is deleted and made again. Needs consent by address.</summary>
    Replacement,

    /// <summary>Nothing serves for a while.</summary>
    Downtime,
}
