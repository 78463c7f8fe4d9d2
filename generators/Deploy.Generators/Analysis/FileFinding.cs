using Deploy.Rules;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Generators.Analysis;

/// <summary>A finding that is shown in a file of parameters.</summary>
/// <param name="Finding">What is wrong.</param>
/// <param name="Text">The message, with the stage where only that has it.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">Where in the file.</param>
internal sealed record FileFinding(Finding Finding, string Text, string Path, TextSpan Span);
