using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CoopBot.Inference.Weights;

/// <summary>Reads a resource out of an assembly's file without loading its code.</summary>
internal static class EmbeddedResources
{
    /// <summary>The bytes of the resource <paramref name="name"/>, or null when the file holds none of that name.</summary>
    /// <exception cref="BadImageFormatException">The file is no program at all.</exception>
    public static byte[]? TryRead(string assemblyPath, string name)
    {
        using FileStream file = File.OpenRead(assemblyPath);
        using var image = new PEReader(file);
        if (!image.HasMetadata || image.PEHeaders.CorHeader is not { } header)
        {
            return null;
        }

        MetadataReader metadata = image.GetMetadataReader();
        foreach (ManifestResourceHandle handle in metadata.ManifestResources)
        {
            ManifestResource resource = metadata.GetManifestResource(handle);
            if (resource.Implementation.IsNil && metadata.StringComparer.Equals(resource.Name, name))
            {
                // ECMA-335, II.24.2.4: a resource is a four-byte length and then its bytes.
                PEMemoryBlock block = image.GetSectionData(header.ResourcesDirectory.RelativeVirtualAddress);
                int offset = checked((int)resource.Offset);
                int length = block.GetReader(offset, sizeof(int)).ReadInt32();
                return block.GetReader(offset + sizeof(int), length).ReadBytes(length);
            }
        }

        return null;
    }
}
