using System.Text.RegularExpressions;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Naming;

/// <summary>
/// The name that a class gives to what it declares without a name: one for all its resources, whatever their kinds. It begins with the
/// application, since the account may hold others that have a class <c>ApiService</c> too.
/// </summary>
internal static class ClassNames
{
    /// <summary>Endings of class names that say what kind of thing it is; the longest first.</summary>
    private static readonly string[] Suffixes = ["TaskDefinition", "EcrRepository", "Repository", "Schedule", "Cluster", "Service", "Task"];

    // A name that is at fault itself would only be reported once more, for each resource.
    private static readonly Regex Application = new("^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$", RegexOptions.CultureInvariant | RegexOptions.Compiled);

    /// <summary>The class name in kebab-case without its suffix.</summary>
    public static string Of(string className) => KebabCase.Of(WithoutSuffix(className));

    /// <summary>The same behind the application's unless it begins with that: in <c>shop</c> <c>shop-api</c> of class <c>ApiService</c>, <c>shop</c> of <c>ShopService</c>.</summary>
    public static string Of(string className, string application)
    {
        var name = Of(className);

        // Project HelloService, class Hello or HelloService: what the application is called after.
        if (application == name || Array.Exists(Suffixes, suffix => application == $"{name}-{KebabCase.Of(suffix)}")) return application;
        return name.StartsWith($"{application}-", StringComparison.Ordinal) || !Application.IsMatch(application) ? name : $"{application}-{name}";
    }

    // The whole where nothing else is left.
    private static string WithoutSuffix(string className)
    {
        var suffix = Array.Find(Suffixes, candidate => className.EndsWith(candidate, StringComparison.Ordinal)) ?? "";
        return className.Substring(0, className.Length - suffix.Length).TrimEnd('_') is { Length: > 0 } name ? name : className;
    }
}
