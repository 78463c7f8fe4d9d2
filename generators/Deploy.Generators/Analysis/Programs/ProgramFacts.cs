using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>What a program says of itself, as far as the compiler can tell.</summary>
internal sealed class ProgramFacts
{
    private readonly IReadOnlyList<SyntaxTree> _trees;

    private ProgramFacts(ProgramSource source)
    {
        var certainty = new RunCertainty(source);
        _trees = source.Trees;
        Addresses = AddressReader.Read(source, certainty);
        Endpoints = EndpointReader.Read(source);
        ShutdownSeconds = ShutdownReader.Read(source, certainty);
        SettingsAreSeen = SettingSources.AreSeen(source);
        RequiredSettings = [.. new RequiredSettingReader(source, certainty).Read().Concat(new ValidatedOptionsReader(source, certainty).Read())];
    }

    /// <summary>What the code says of the addresses that it listens on.</summary>
    public AddressFacts Addresses { get; }

    /// <summary>The paths that it answers to.</summary>
    public EndpointFacts Endpoints { get; }

    /// <summary>The seconds that its host may take to shut down, where the code says so.</summary>
    public double? ShutdownSeconds { get; }

    /// <summary>Whether its settings come from settings files, variables and arguments only.</summary>
    public bool SettingsAreSeen { get; }

    /// <summary>The settings that it needs.</summary>
    public IReadOnlyList<RequiredSetting> RequiredSettings { get; }

    /// <summary>Reads a program; null: there is none.</summary>
    public static ProgramFacts? Read(Compilation compilation, CancellationToken cancellation) =>
        ProgramSource.Read(compilation, cancellation) is { } source ? new ProgramFacts(source) : null;

    /// <summary>
    /// Whether a number stands somewhere in the program's code: something else than its web server may listen there. Looked for only where a
    /// finding depends on it.
    /// </summary>
    public bool Mentions(int port)
    {
        var digits = port.ToString(CultureInfo.InvariantCulture);
        return _trees.Where(tree => HasNumber(tree.ToString(), digits)).Any(tree => tree.GetRoot()
            .DescendantNodes(node => node is not AttributeListSyntax)
            .Any(node => node is LiteralExpressionSyntax or InterpolatedStringTextSyntax && HasNumber(node.ToString(), digits)));
    }

    /// <summary>Whether a number stands in a text, not as a part of a longer one.</summary>
    public static bool HasNumber(string text, string digits)
    {
        for (var at = text.IndexOf(digits, StringComparison.Ordinal); at >= 0; at = text.IndexOf(digits, at + 1, StringComparison.Ordinal))
            if (!IsDigit(text, at - 1) && !IsDigit(text, at + digits.Length)) return true;
        return false;
    }

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && text[at] is >= '0' and <= '9';
}
