using Deploy.Rules.Facts;

namespace Deploy.Rules;

/// <summary>A rule whose fact is the form of a name.</summary>
public interface INameRule
{
    /// <summary>The names that are allowed.</summary>
    NameForm Form { get; }
}
