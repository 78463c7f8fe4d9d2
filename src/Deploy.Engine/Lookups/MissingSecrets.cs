namespace Deploy.Engine.Lookups;

/// <summary>What to do about a secret that does not exist.</summary>
public enum MissingSecrets
{
    /// <summary>Refuse to deploy.</summary>
    Refuse,

    /// <summary>Make an empty one, so that tasks can start. Only on the local AWS, which nobody fills.</summary>
    StandIn,

    /// <summary>Keep the reference. Only to show a plan on the local AWS.</summary>
    Keep,
}
