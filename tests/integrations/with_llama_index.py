"""A LlamaIndex pipeline over an archive: read, index, retrieve with a filter, answer; and a node parser over a text."""

import sys
from pathlib import Path

from llama_index.core import Document, MockEmbedding, Settings, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.llms import MockLLM
from llama_index.core.schema import MetadataMode, NodeRelationship
from llama_index.core.vector_stores import MetadataFilter, MetadataFilters
from words import SIZE, embed

from vbpl.retrieval import Splitting
from vbpl.retrieval.llama_index import VbplNodeParser, VbplReader


class Words(BaseEmbedding):
    def _get_text_embedding(self, text: str) -> list[float]:
        return embed(text)

    def _get_query_embedding(self, query: str) -> list[float]:
        return embed(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return embed(query)


archive, text_file = map(Path, sys.argv[1:3])
Settings.tokenizer = str.split
Settings.llm, Settings.embed_model = MockLLM(max_tokens=8), MockEmbedding(embed_dim=SIZE)
documents = VbplReader(Splitting(max_chars=600)).load_data(archive, on="2031-03-07")
assert len(documents) > 100 and len({each.id_ for each in documents}) == len(documents)
assert documents[0].get_content(MetadataMode.EMBED) == documents[0].text

index = VectorStoreIndex(nodes=documents, embed_model=Words())
filters = MetadataFilters(filters=[MetadataFilter(key="status", value="in_force")])
found = index.as_retriever(similarity_top_k=3, filters=filters).retrieve("đèn hiệu trên sông")
assert any(each.metadata["number"].endswith("/2031/QĐ-UBND") for each in found)
assert {each.metadata["status"] for each in found} == {"in_force"}
assert str(index.as_query_engine(similarity_top_k=2).query("đèn hiệu trên sông"))

text = text_file.read_text(encoding="utf-8")
parser = VbplNodeParser(max_chars=60, min_chars=0, length=lambda part: len(part.split()))
source = Document(text=text, metadata={"folder": "a"}, id_="a")
nodes = IngestionPipeline(transformations=[parser]).run(documents=[source])
assert len(nodes) > 5 and all(len(node.text.split()) <= 60 for node in nodes)
assert all(node.metadata["folder"] == "a" and node.metadata["path"] for node in nodes)
assert nodes[0].relationships[NodeRelationship.SOURCE].node_id == "a"
assert nodes[1].relationships[NodeRelationship.PREVIOUS].node_id == nodes[0].node_id
assert VbplNodeParser(max_chars=90).to_dict()["max_chars"] == 90
print("llama-index", len(documents), len(nodes))
