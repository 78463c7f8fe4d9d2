using System.Globalization;
using System.Text;
using Deploy.Generators.Model;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Emission;

/// <summary>Names the typed class and its members.</summary>
internal static class TypedClassBuilder
{
    private const string SpecSuffix = "Spec";
    private static readonly string SpecNamespace = typeof(ResourceSpec).Namespace;

    /// <summary>The name that the typed class of an application has, unless the source has it already.</summary>
    public static TypedClassName NameOf(string application, string rootNamespace) => new(NamespaceOf(rootNamespace), $"{Pascal(application)}Deployment");

    /// <summary>What the typed class shows of a plan. A changed value changes nothing here.</summary>
    public static EquatableList<TypedResource> ResourcesOf(DeploymentPlan plan)
    {
        var resources = plan.Resources.Select(resource => new TypedResource(resource.Address, resource.GetType().Name, resource.Name, IsInBase: true)).ToList();
        var known = new HashSet<ResourceAddress>(resources.Select(resource => resource.Address));
        foreach (var resource in plan.Stages.SelectMany(stage => stage.Resources))
            if (known.Add(resource.Address)) resources.Add(new TypedResource(resource.Address, resource.GetType().Name, resource.Name, IsInBase: false));
        return resources.ToEquatableList();
    }

    public static TypedClass Build(IEnumerable<TypedResource> resources, string application, string assemblyName, TypedClassName name)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var members = resources
            .OrderBy(resource => resource.Address)
            .Select(resource => new TypedMember(Free(MemberName(resource), taken), $"{SpecNamespace}.{resource.SpecType}", resource.Address.ToString(), resource.IsInBase))
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .ToEquatableList();
        return new TypedClass(name, application, $"{assemblyName}.deploy.json", members);
    }

    /// <summary>
    /// The declared name and the kind: <c>storefront-api</c>, a service, is <c>StorefrontApiService</c>. Always with the kind, so that a new
    /// resource never renames the member of another one.
    /// </summary>
    private static string MemberName(TypedResource resource)
    {
        var kind = resource.SpecType.Substring(0, resource.SpecType.Length - SpecSuffix.Length);
        var name = Pascal(resource.Name);
        return name.EndsWith(kind, StringComparison.Ordinal) && name.Length > kind.Length ? name : name + kind;
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++) free = name + number.ToString(CultureInfo.InvariantCulture);
        return free;
    }

    private static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var startsWord = true;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            text.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return text.Length > 0 && char.IsLetter(text[0]) ? text.ToString() : $"_{text}";
    }

    private static string NamespaceOf(string name) =>
        string.Join(".", name.Split('.').Select(Identifier).Where(part => part.Length > 0));

    private static string Identifier(string part)
    {
        var text = new string([.. part.Select(c => char.IsLetterOrDigit(c) || c == '_' ? c : '_')]);
        return text.Length > 0 && char.IsDigit(text[0]) ? $"_{text}" : text;
    }
}
