using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Tests.Caching;

/// <summary>Walks all that a value holds, private fields included.</summary>
internal static class ObjectGraph
{
    /// <summary>The path to the first thing that belongs to one compilation and must not outlive it; null: there is none.</summary>
    public static string? FindCompilerObject(object? value, string path)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        return Find(value, path, seen);
    }

    private static string? Find(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum) return null;
        if (value is Type or MemberInfo or Delegate) return null;
        if (!value.GetType().IsValueType && !seen.Add(value)) return null;
        if (value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or SemanticModel or AttributeData or SyntaxReference or Diagnostic)
            return $"{path} is a {value.GetType().Name}";
        if (value is IEnumerable items and not string)
        {
            var index = 0;
            foreach (var item in items)
                if (Find(item, $"{path}[{index++}]", seen) is { } found) return found;
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                if (Find(field.GetValue(value), $"{path}.{field.Name}", seen) is { } found) return found;
        }

        return null;
    }
}
