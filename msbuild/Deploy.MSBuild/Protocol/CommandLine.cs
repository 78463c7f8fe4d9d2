namespace Deploy.MSBuild.Protocol;

/// <summary>Collects the command's arguments; an option without a value is left out.</summary>
/// <remarks>
/// A value is never a word of its own, which the command could take for an option, a file of arguments or a verb: it stands behind <c>=</c>, and what is
/// no option's value behind <c>--</c> at the end.
/// </remarks>
internal sealed class CommandLine
{
    private readonly List<string> _arguments = [];
    private string? _operand;

    /// <summary>The arguments in the order in which they were added.</summary>
    public IReadOnlyList<string> Arguments => _operand is null ? _arguments : [.. _arguments, "--", _operand];

    /// <summary>Adds a word of ours: a verb or a switch.</summary>
    public CommandLine Add(string word)
    {
        _arguments.Add(word);
        return this;
    }

    /// <summary>Sets the value that belongs to no option.</summary>
    public CommandLine Operand(string? value)
    {
        _operand = string.IsNullOrEmpty(value) ? null : value;
        return this;
    }

    /// <summary>Adds an option with its value.</summary>
    public CommandLine Add(string option, string? value)
    {
        if (!string.IsNullOrEmpty(value)) _arguments.Add($"{option}={value}");
        return this;
    }

    /// <summary>Adds a switch.</summary>
    public CommandLine AddIf(bool condition, string option) => condition ? Add(option) : this;
}
