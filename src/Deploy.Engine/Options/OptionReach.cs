namespace Deploy.Engine.Options;

/// <summary>Whose deployment a property is for, where a project refers to others that are deployed first.</summary>
public enum OptionReach
{
    /// <summary>As MSBuild has it: with <c>-p:</c> everybody's, in a project that project's.</summary>
    Build,

    /// <summary>Also that of the projects that are referred to, wherever it is set.</summary>
    References,

    /// <summary>This project's alone, also with <c>-p:</c>.</summary>
    Project,
}
