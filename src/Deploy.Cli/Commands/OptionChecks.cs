using System.CommandLine;

namespace Deploy.Cli.Commands;

/// <summary>How options are checked and read.</summary>
internal static class OptionChecks
{
    /// <summary>Has the values of an option checked while the command line is read, so that nothing begins with one that cannot be.</summary>
    /// <param name="option">The option.</param>
    /// <param name="wrong">What is wrong with a value; null: nothing.</param>
    /// <param name="isOfBuild">Whether a build passes it too, from a property.</param>
    public static void Check(Option option, Func<string, string?> wrong, bool isOfBuild = true) => option.Validators.Add(result =>
    {
        var isList = option is Option<string[]>;
        foreach (var value in result.Tokens.Select(token => token.Value).SelectMany(text => isList ? OptionValues.Addresses([text]) : [text]).Where(text => Given(text) is not null))
        {
            if (wrong(value) is { } why) result.AddError($"{option.Name}{(isOfBuild ? $" (in a build: {PropertyOf(option)})" : "")} is '{value}'. {why}");
        }
    });

    /// <summary>An empty value is what a build passes for a property that nobody set.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>The property of a build that becomes the option: <c>DeployEcsEndpointUrl</c> becomes <c>--endpoint-url</c>.</summary>
    private static string PropertyOf(Option option) => option.Name == "--out"
        ? "DeployEcsPlanOut"
        : $"DeployEcs{string.Concat(option.Name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}";
}
