namespace Deploy.Engine.Options;

/// <summary>The verbs of the command that take an option.</summary>
[Flags]
public enum OptionVerbs
{
    /// <summary>None: the build itself reads the property.</summary>
    None = 0,

    /// <summary><c>plan</c>.</summary>
    Plan = 1,

    /// <summary><c>apply</c>.</summary>
    Apply = 2,

    /// <summary><c>status</c>.</summary>
    Status = 4,

    /// <summary><c>logs</c>.</summary>
    Logs = 8,

    /// <summary><c>policy</c>.</summary>
    Policy = 16,

    /// <summary><c>local seed</c>.</summary>
    Seed = 32,

    /// <summary>Those that a build runs.</summary>
    Deployment = Plan | Apply,

    /// <summary>Those of a <see cref="RunVerb"/>.</summary>
    Run = Deployment | Status,
}
