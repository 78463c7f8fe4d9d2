using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Containers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Puts the missing CMD or CMD-SHELL before a health check's command, or replaces the one that does not go with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HealthCheckCommandFix)), Shared]
public sealed class HealthCheckCommandFix : DeploymentCodeFix
{
    private const string Program = "CMD";
    private const string Shell = "CMD-SHELL";

    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => [RuleCatalog.Get<HealthCheckCommandPrefix>(), RuleCatalog.Get<HealthCheckCommandForm>()];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        var words = place.Attribute.List().Where(argument => argument.NameEquals is null).ToArray();
        var texts = words.Select(word => (word.Expression as LiteralExpressionSyntax)?.Token.Value as string).ToArray();
        if (texts.Length == 0 || texts.Any(text => text is null)) yield break;
        var rest = place.Attribute.List().Where(argument => argument.NameEquals is not null);
        if (texts is [Shell, _, _, ..])
            yield return new($"Use \"{Program}\"", Program, place.Attribute.WithList([Word(Program), .. words.Skip(1), .. rest]));
        else if (texts is [Program, var line] && line!.Trim().Contains(' '))
            yield return new($"Use \"{Shell}\"", Shell, place.Attribute.WithList([Word(Shell), .. words.Skip(1), .. rest]));
        else if (texts is [not (Program or Shell), ..])
        {
            // A command with spaces in one string was meant for a shell.
            var prefix = texts is [var only] && only!.Contains(' ') ? Shell : Program;
            yield return new($"Add \"{prefix}\"", prefix, place.Attribute.WithList([Word(prefix), .. words, .. rest]));
        }
    }

    private static AttributeArgumentSyntax Word(string text) => SyntaxFactory.AttributeArgument(AttributeEdits.Literal(text));
}
