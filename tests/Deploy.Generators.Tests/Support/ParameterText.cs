using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Generators.Tests.Support;

/// <summary>A file of parameters as a project hands it to the compiler.</summary>
internal sealed class ParameterText(string name, string text) : AdditionalText
{
    public override string Path { get; } = $"/src/{name}";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
}
