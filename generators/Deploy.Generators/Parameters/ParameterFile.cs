using Deploy.Plan.Values;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Generators.Parameters;

/// <summary>
/// What the compiler may know of <c>deploy.json</c> or <c>deploy.&lt;stage&gt;.json</c>: which names have a value, never the values. Read for one
/// analysis; the generator does not look at these files.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Stage">The stage whose deployments read it; null: all do.</param>
/// <param name="Names">Its names, in order.</param>
/// <param name="Fault">Why a deployment cannot read it; null: it can.</param>
internal sealed record ParameterFile(string Path, string? Stage, EquatableList<ParameterName> Names, ParameterFault? Fault)
{
    /// <summary>The name that is shown for it.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether a deployment of a stage, or with null one without stages, reads it.</summary>
    public bool IsReadFor(string? stage) => Stage is null || Stage == stage;
}

/// <summary>A name in a file of parameters, and where it stands there.</summary>
internal sealed record ParameterName(string Name, TextSpan Span);

/// <summary>What is wrong with a file, in words that hold none of its values, and where.</summary>
internal sealed record ParameterFault(string Text, TextSpan Span);
