using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Reads the required properties of options that are bound to a section and validated when the host starts.</summary>
internal sealed class ValidatedOptionsReader(ProgramSource source, RunCertainty certainty)
{
    private const string Builder = "Microsoft.Extensions.Options.OptionsBuilder";
    private const string Required = "System.ComponentModel.DataAnnotations.RequiredAttribute";

    /// <summary>The settings.</summary>
    public IEnumerable<RequiredSetting> Read()
    {
        var calls = source.Calls.Where(call => OptionsOf(call) is not null).ToLookup(call => OptionsOf(call)!, SymbolEqualityComparer.Default);
        foreach (var options in calls)
        {
            if (options.Key is not INamedTypeSymbol type || SectionOf([.. options]) is not { } section) continue;
            var reached = options.Min(call => certainty.Of(call.Syntax));
            if (reached == Reached.Maybe) continue;
            foreach (var property in PropertiesOf(type)) yield return new RequiredSetting($"{section}:{property.Name}", IsSection: true, reached);
        }
    }

    // The section that fills the options; null where they are filled in another way as well, or not validated at the start.
    private static string? SectionOf(ProgramCall[] calls)
    {
        bool Has(string name) => Array.Exists(calls, call => call.Name == name);
        if (!Has("ValidateDataAnnotations") || !(Has("ValidateOnStart") || Has("AddOptionsWithValidateOnStart"))) return null;
        if (Array.Exists(calls, call => call.Name is "Configure" or "PostConfigure" or "ConfigureAll" or "PostConfigureAll" || call.Text("name") is not null)) return null;
        var bindings = Array.FindAll(calls, call => call.Name is "Bind" or "BindConfiguration");
        return bindings is not [var binding] ? null
            : binding.Name == "BindConfiguration" ? binding.Text("configSectionPath")
            : Operations.Written(binding.Argument("config")) is IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } section
                && section.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "key") is { } key
                && !Framework.Is(Operations.Written(section.Instance)?.Type, Framework.ConfigurationSection) ? Operations.Text(key.Value)
            : null;
    }

    private static ITypeSymbol? OptionsOf(ProgramCall call)
    {
        if (call.IsOurs) return null;
        if (call.ReceiverType is INamedTypeSymbol { TypeArguments: [var options] } receiver && Framework.Is(receiver, Builder)) return options;
        return call.Name is "AddOptions" or "AddOptionsWithValidateOnStart" or "Configure" or "PostConfigure" or "ConfigureAll" or "PostConfigureAll" && call.Method.TypeArguments is [var named, ..] ? named : null;
    }

    private IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        if (!Framework.IsOurs(type, source.EntryPoint.ContainingAssembly) || type.InstanceConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)) return [];
        return type.GetMembers().OfType<IPropertySymbol>().Where(property =>
            property is { IsStatic: false, IsIndexer: false, SetMethod: not null, DeclaredAccessibility: Accessibility.Public }
            && (property.Type.IsReferenceType || property.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            && property.GetAttributes() is { Length: > 0 } attributes
            && attributes.Any(attribute => Framework.Is(attribute.AttributeClass, Required))
            && !attributes.Any(attribute => attribute.AttributeClass?.Name == "ConfigurationKeyNameAttribute")
            && !HasDefault(property));
    }

    private static bool HasDefault(IPropertySymbol property) => property.DeclaringSyntaxReferences
        .Select(reference => (reference.GetSyntax() as PropertyDeclarationSyntax)?.Initializer?.Value)
        .Any(value => value is not null && !IsNull(value));

    private static bool IsNull(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax suppression => IsNull(suppression.Operand),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        _ => false,
    };
}
