namespace Deploy.Engine.Options;

/// <summary>A property of a build, and what the command and a run make of it. <see cref="RunOptionTable"/> has them all.</summary>
/// <param name="property">The property's name.</param>
/// <param name="name">Its name on the command line.</param>
/// <param name="kind">What its value can be.</param>
/// <param name="verbs">The verbs that take it.</param>
public sealed class RunOption(string property, string? name = null, OptionKind kind = OptionKind.Text, OptionVerbs verbs = OptionVerbs.None)
{
    /// <summary>The property's name.</summary>
    public string Property { get; } = property;

    /// <summary>What the value can be.</summary>
    public OptionKind Kind { get; } = kind;

    /// <summary>The name on the command line, without hyphens that of an operand; null: the build itself reads the property.</summary>
    public string? Name { get; } = name;

    /// <summary>A short name on the command line.</summary>
    public string? Alias { get; init; }

    /// <summary>What the command's help says.</summary>
    public string Help { get; init; } = "";

    /// <summary>What the command's help calls the value; null: nothing, or the option's name.</summary>
    public string? HelpName { get; init; }

    /// <summary>The verbs that take it.</summary>
    public OptionVerbs Verbs { get; } = verbs;

    /// <summary>Whose deployment the property is for.</summary>
    public OptionReach Reach { get; init; }

    /// <summary>Gives options with a value; of a switch, with it switched on.</summary>
    public Func<RunOptions, OptionValue, RunOptions> Set { get; init; } = (options, _) => options;

    /// <summary>Whether it stands for itself on the command line.</summary>
    public bool IsOperand => Name?.StartsWith("--", StringComparison.Ordinal) == false;

    /// <summary>Whether its value is a list.</summary>
    public bool IsList => Kind is OptionKind.Addresses or OptionKind.Services;

    /// <summary>The value of the property that puts a switch on the command line: <c>--no-wait</c> is put there by <c>false</c>.</summary>
    public bool SwitchedOnBy => Name?.StartsWith("--no-", StringComparison.Ordinal) != true;
}
