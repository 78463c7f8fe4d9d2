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
    private static readonly string[] Setups = ["Microsoft.Extensions.Options.IConfigureOptions", "Microsoft.Extensions.Options.IPostConfigureOptions"];
    private readonly ConfigurationRoot _root = new(source);

    /// <summary>The settings.</summary>
    public IEnumerable<RequiredSetting> Read()
    {
        var calls = source.Calls.Where(call => OptionsOf(call) is not null).ToLookup(call => OptionsOf(call)!, SymbolEqualityComparer.Default);
        if (calls.Count == 0) yield break;
        var filled = new HashSet<ITypeSymbol>(source.Calls.SelectMany(FilledBy), SymbolEqualityComparer.Default);
        foreach (var options in calls)
        {
            if (options.Key is not INamedTypeSymbol type || filled.Contains(type)) continue;
            if (SectionOf([.. options]) is not { Length: > 0 } section) continue;
            var reached = options.Min(call => certainty.Of(call.Syntax));
            if (reached == Reached.Maybe) continue;
            foreach (var property in PropertiesOf(type)) yield return new RequiredSetting($"{section}:{property.Name}", IsSection: true, reached);
        }
    }

    // The section that fills the options; null where they are filled in another way as well, or not validated at the start.
    private string? SectionOf(ProgramCall[] calls)
    {
        bool Has(string name) => Array.Exists(calls, call => call.Name == name);
        if (!Has("ValidateDataAnnotations") || !(Has("ValidateOnStart") || Has("AddOptionsWithValidateOnStart"))) return null;
        if (Array.Exists(calls, call => call.Name is "Configure" or "PostConfigure" or "ConfigureAll" or "PostConfigureAll" || call.Text("name") is not null)) return null;
        var bindings = Array.FindAll(calls, call => call.Name is "Bind" or "BindConfiguration");
        return bindings is not [var binding] ? null
            : binding.Name == "BindConfiguration" ? binding.Text("configSectionPath")
            : Operations.Written(binding.Argument("config")) is IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } section
                && section.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "key") is { } key
                && _root.Is(section.Instance) ? Operations.Text(key.Value)
            : null;
    }

    // Options that a class fills in: it is registered by its type, or as an object.
    private static IEnumerable<ITypeSymbol> FilledBy(ProgramCall call) => call.Method.TypeArguments
        .Concat(call.Values.Select(value => value is ITypeOfOperation named ? named.TypeOperand : value.Type).OfType<ITypeSymbol>())
        .SelectMany(type => type.AllInterfaces.Concat(type is INamedTypeSymbol self ? [self] : []))
        .Where(type => type.TypeArguments.Length == 1 && Array.Exists(Setups, setup => Framework.Is(type, setup)))
        .Select(type => type.TypeArguments[0]);

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
            && IsAutomatic(property) && !HasDefault(property));
    }

    // What an accessor does with a null is its own affair.
    private static bool IsAutomatic(IPropertySymbol property) => property.DeclaringSyntaxReferences.All(reference =>
        reference.GetSyntax() is not PropertyDeclarationSyntax { AccessorList: { } accessors }
        || accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }));

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
