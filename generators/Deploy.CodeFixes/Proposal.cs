using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.CodeFixes;

/// <summary>An attribute to put in place of the one at fault.</summary>
/// <param name="Title">What the editor's menu says.</param>
/// <param name="Way">Names the way to fix: fixing all takes the same way everywhere.</param>
/// <param name="Attribute">The new attribute.</param>
internal sealed record Proposal(string Title, string Way, AttributeSyntax Attribute);
