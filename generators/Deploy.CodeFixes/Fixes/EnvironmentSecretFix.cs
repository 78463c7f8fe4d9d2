using System.Composition;
using System.Text.RegularExpressions;
using Deploy.Rules;
using Deploy.Rules.Security;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Turns an environment variable that holds a secret into one that is read from Parameter Store. The secret itself leaves the source.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnvironmentSecretFix)), Shared]
public sealed class EnvironmentSecretFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => [RuleCatalog.Get<SecretInEnvironment>(), RuleCatalog.Get<SecretNameInEnvironment>()];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        var positional = place.Attribute.List().Where(argument => argument.NameEquals is null).ToArray();
        if (positional is not [{ Expression: LiteralExpressionSyntax { Token.Value: string name } }, _]) yield break;
        var secret = place.Attribute
            .Renamed("Secret")
            .WithList([positional[0], .. place.Attribute.List().Where(argument => argument.NameEquals is not null)])
            .With(ArgumentNames.From, AttributeEdits.Literal($"ssm:/{Owner(place.Address)}/{Parameter(name)}"));
        yield return new($"Read {name} from Parameter Store", "ParameterStore", secret);
    }

    private static string Owner(string address) => address.Substring(address.IndexOf('/') + 1);

    private static string Parameter(string name) => Regex.Replace(name, "[^A-Za-z0-9]+", "-").Trim('-').ToLowerInvariant();
}
