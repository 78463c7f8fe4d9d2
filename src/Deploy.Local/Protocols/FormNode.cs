using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Deploy.Local.Protocols;

/// <summary>A form's dotted keys as a tree: <c>Filter.1.Name</c> is three levels deep.</summary>
internal sealed class FormNode
{
    /// <summary>Deeper than any model goes. What a key has beyond is one name, which no model knows.</summary>
    private const int DeepestKey = 32;

    private const int LongestName = 100;

    public string? Text { get; private set; }

    public Dictionary<string, FormNode> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Set when a member of the model claimed this node.</summary>
    public bool Used { get; set; }

    public static FormNode Parse(string form)
    {
        var root = new FormNode();
        foreach (var (key, values) in QueryHelpers.ParseQuery(form))
        {
            var node = root;
            foreach (var part in key.Split('.', DeepestKey))
            {
                if (!node.Children.TryGetValue(part, out var child))
                    node.Children.Add(part, child = new FormNode());
                node = child;
            }

            node.Text = values.ToString();
        }

        return root;
    }

    /// <summary>The key of a value that nothing claimed, or null.</summary>
    public string? FirstUnused(string path = "")
    {
        if (Text is not null && !Used)
            return path;
        return Children.Select(c => c.Value.FirstUnused(path.Length == 0 ? Short(c.Key) : $"{path}.{Short(c.Key)}")).FirstOrDefault(k => k is not null);
    }

    /// <summary>Numbered children in order.</summary>
    public IEnumerable<FormNode> Items() => Children
        .Where(c => Index(c.Key) is not null)
        .OrderBy(c => Index(c.Key))
        .Select(c => c.Value);

    private static int? Index(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";
}
