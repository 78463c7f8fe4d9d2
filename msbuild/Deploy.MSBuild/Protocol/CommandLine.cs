namespace Deploy.MSBuild.Protocol;

/// <summary>Collects the command's arguments; an option without a value is left out.</summary>
internal sealed class CommandLine
{
    private readonly List<string> _arguments = [];

    /// <summary>The arguments in the order in which they were added.</summary>
    public IReadOnlyList<string> Arguments => _arguments;

    /// <summary>Adds a word.</summary>
    public CommandLine Add(string word)
    {
        _arguments.Add(word);
        return this;
    }

    /// <summary>Adds an option with its value.</summary>
    public CommandLine Add(string option, string? value)
    {
        if (!string.IsNullOrEmpty(value)) _arguments.AddRange([option, value]);
        return this;
    }

    /// <summary>Adds an option for each value.</summary>
    public CommandLine Add(string option, IEnumerable<string> values)
    {
        foreach (var value in values) Add(option, value);
        return this;
    }

    /// <summary>Adds a switch.</summary>
    public CommandLine AddIf(bool condition, string option) => condition ? Add(option) : this;
}
