using System.CommandLine;
using Deploy.Engine.Options;

namespace Deploy.Cli.Commands;

/// <summary>How options are checked and read.</summary>
internal static class OptionChecks
{
    /// <summary>Has the values of an option checked while the command line is read, so that nothing begins with one that cannot be.</summary>
    /// <param name="option">The option.</param>
    /// <param name="wrong">What is wrong with a value; null: nothing.</param>
    /// <param name="property">The property by which a build sets it; null: there is none.</param>
    public static void Check(Option option, Func<string, string?> wrong, string? property = null) => option.Validators.Add(result =>
    {
        var isList = option is Option<string[]>;
        var given = result.Tokens.SelectMany(token => isList ? new OptionValue(token.Value).List : [token.Value]);
        foreach (var value in given.Where(text => Given(text) is not null))
        {
            if (wrong(value) is not { } why) continue;
            result.AddError($"{option.Name}{(property is null ? "" : $" (in a build: {property})")} is '{value}'. {why}");
        }
    });

    /// <summary>An empty value is what a build passes for a property that nobody set.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
